import 'server-only';

// id | given names | family name | sex | born | household | race | language | tobacco | conditions | allergies
// The id becomes `Patient/harbor-{id}`; guides and tests rely on these names. `+date` after the birth date: died.
export const rosterTable = `
ada       | Ada Mae          | Winslow    | f | 1961-04-12 | winslow    | white    | en | former  | type-2-diabetes hypertension hyperlipidemia | penicillin
basil     | Basil Henry      | Winslow    | m | 1958-11-03 | winslow    | white    | en | never   | hypertension coronary-artery-disease hyperlipidemia | -
clara     | Clara Jane       | Winslow    | f | 1989-07-21 | winslow    | white    | en | never   | asthma | grass-pollen
dexter    | Dexter Paul      | Winslow    | m | 2015-02-09 | winslow    | white    | en | never   | asthma allergic-rhinitis | peanut
elowen    | Elowen Rose      | Winslow    | f | 2023-08-30 | winslow    | white    | en | never   | - | -
chidi     | Chidi Emeka      | Okonkwo    | m | 1976-01-18 | okonkwo    | black    | en | never   | hypertension | -
ngozi     | Ngozi Ada        | Okonkwo    | f | 1979-09-27 | okonkwo    | black    | en | never   | iron-deficiency-anemia | -
obinna    | Obinna James     | Okonkwo    | m | 2008-05-14 | okonkwo    | black    | en | never   | - | -
zora      | Zora Chiamaka    | Okonkwo    | f | 2012-12-01 | okonkwo    | black    | en | never   | atopic-dermatitis | dust-mite
lucia     | Lucia            | Castellano | f | 1949-03-08 | castellano | hispanic | es | never   | osteoporosis hypothyroidism hypertension | -
marco     | Marco Antonio    | Castellano | m | 1946-10-19 | castellano | hispanic | es | former  | copd atrial-fibrillation hypertension | -
paloma    | Paloma Ines      | Castellano | f | 1983-06-02 | castellano | hispanic | es | never   | migraine generalized-anxiety | -
rafael    | Rafael           | Castellano | m | 2018-04-25 | castellano | hispanic | es | never   | - | -
hana      | Hana             | Nakamura   | f | 1967-08-11 | nakamura   | asian    | ja | never   | prediabetes hyperlipidemia | shellfish
kenji     | Kenji            | Nakamura   | m | 1965-02-24 | nakamura   | asian    | ja | former  | gout hypertension | -
mio       | Mio              | Nakamura   | f | 1998-05-06 | nakamura   | asian    | en | never   | iron-deficiency-anemia | -
sora      | Sora             | Nakamura   | m | 2020-10-13 | nakamura   | asian    | en | never   | - | -
armand    | Armand Louis     | Thibodeau  | m | 1952-12-22 | thibodeau  | white    | fr | current | copd hypertension | -
colette   | Colette Marie    | Thibodeau  | f | 1955-07-05 | thibodeau  | white    | fr | never   | osteoarthritis-knee reflux-disease obesity | sulfonamide
jude      | Jude Martin      | Thibodeau  | m | 1986-09-16 | thibodeau  | white    | en | current | depression | -
wren      | Wren Elise       | Thibodeau  | f | 2016-11-28 | thibodeau  | white    | en | never   | adhd | -
amal      | Amal             | Haddad     | f | 1972-02-15 | haddad     | white    | ar | never   | type-2-diabetes obesity hyperlipidemia | -
karim     | Karim Yusuf      | Haddad     | m | 1969-05-30 | haddad     | white    | ar | former  | hypertension hyperlipidemia | -
layla     | Layla Noor       | Haddad     | f | 2001-03-19 | haddad     | white    | en | never   | generalized-anxiety | latex
sami      | Sami             | Haddad     | m | 2006-08-07 | haddad     | white    | en | never   | type-1-diabetes | -
astrid    | Astrid Linnea    | Lindqvist  | f | 1974-06-24 | lindqvist  | white    | en | never   | hypothyroidism | -
nils      | Nils Erik        | Lindqvist  | m | 1971-01-09 | lindqvist  | white    | en | never   | - | grass-pollen
freya     | Freya Sofia      | Lindqvist  | f | 2010-04-17 | lindqvist  | white    | en | never   | allergic-rhinitis | grass-pollen
anders    | Anders Johan     | Lindqvist  | m | 2013-09-03 | lindqvist  | white    | en | never   | - | -
dolores   | Dolores Elena    | Mercado    | f | 1943-12-12 | mercado    | hispanic | es | never   | type-2-diabetes chronic-kidney-disease hypertension | aspirin
ernesto   | Ernesto Luis     | Mercado    | m | 1970-10-08 | mercado    | hispanic | es | former  | type-2-diabetes hypertension obesity | -
ximena    | Ximena Sol       | Mercado    | f | 1995-01-31 | mercado    | hispanic | es | never   | depression | -
mateo     | Mateo Daniel     | Mercado    | m | 2021-06-18 | mercado    | hispanic | es | never   | atopic-dermatitis | -
valentina | Valentina        | Mercado    | f | 2025-09-10 | mercado    | hispanic | es | never   | - | -
edith     | Edith Louise     | Abernathy  | f | 1938-05-20 | abernathy  | white    | en | never   | heart-failure atrial-fibrillation hypertension osteoporosis | -
walter    | Walter Grant     | Abernathy  | m | 1936-09-01+2025-02-11 | abernathy | white | en | former | heart-failure coronary-artery-disease chronic-kidney-disease | -
judith    | Judith Anne      | Abernathy  | f | 1964-03-14 | abernathy  | white    | en | never   | reflux-disease migraine | penicillin
arun      | Arun             | Chaudhary  | m | 1978-07-26 | chaudhary  | asian    | hi | never   | prediabetes hyperlipidemia | -
meera     | Meera            | Chaudhary  | f | 1981-11-11 | chaudhary  | asian    | hi | never   | hypothyroidism iron-deficiency-anemia | -
rohan     | Rohan            | Chaudhary  | m | 2011-08-22 | chaudhary  | asian    | en | never   | asthma | -
tara      | Tara             | Chaudhary  | f | 2014-12-05 | chaudhary  | asian    | en | never   | - | -
desmond   | Desmond Earl     | Beaumont   | m | 1959-02-02 | beaumont   | black    | en | former  | type-2-diabetes hypertension coronary-artery-disease hyperlipidemia | -
gloria    | Gloria Ruth      | Beaumont   | f | 1962-10-29 | beaumont   | black    | en | never   | hypertension obesity osteoarthritis-knee | -
imani     | Imani Grace      | Beaumont   | f | 1993-04-03 | beaumont   | black    | en | never   | asthma | shellfish
micah     | Micah Earl       | Beaumont   | m | 2019-01-27 | beaumont   | black    | en | never   | - | -
linh      | Linh Thi         | Tran       | f | 1957-08-16 | tran       | asian    | vi | never   | type-2-diabetes osteoporosis | -
bao       | Bao Quoc         | Tran       | m | 1954-06-09 | tran       | asian    | vi | current | hypertension gout | -
kim       | Kim Ngoc         | Tran       | f | 1988-02-29 | tran       | asian    | en | never   | - | -
vinh      | Vinh             | Tran       | m | 2022-03-21 | tran       | asian    | en | never   | - | -
fionn     | Fionn Patrick    | O'Reilly   | m | 1990-03-17 | oreilly    | white    | en | current | generalized-anxiety reflux-disease | -
maeve     | Maeve Siobhan    | O'Reilly   | f | 1991-12-08 | oreilly    | white    | en | former  | migraine | -
cian      | Cian Thomas      | O'Reilly   | m | 2017-07-14 | oreilly    | white    | en | never   | - | peanut
niamh     | Niamh Brigid     | O'Reilly   | f | 2024-05-02 | oreilly    | white    | en | never   | - | -
josefina  | Josefina         | Peña       | f | 1966-09-23 | single-a   | hispanic | es | never   | type-2-diabetes hypertension | -
tobias    | Tobias Reed      | Marlowe    | m | 1999-10-10 | single-a   | white    | en | never   | - | -
beatrix   | Beatrix Nell     | Fairbanks  | f | 1932-01-25 | single-b   | white    | en | never   | hypertension hypothyroidism osteoarthritis-knee | sulfonamide
gideon    | Gideon Asher     | Blum       | m | 1985-05-12 | single-b   | white    | en | never   | depression migraine | -
priscilla | Priscilla Dawn   | Sockabasin | f | 1973-11-04 | single-c   | native   | en | former  | type-2-diabetes obesity | -
leopold   | Leopold Ivan     | Novak      | m | 1948-04-30 | single-c   | white    | en | current | copd coronary-artery-disease hyperlipidemia | -
saoirse   | Saoirse Kate     | Dunne      | f | 1996-06-15 | single-d   | white    | en | never   | asthma allergic-rhinitis | dust-mite
quentin   | Quentin Miles    | Archer     | m | 1963-12-19 | single-d   | black    | en | former  | hypertension chronic-kidney-disease gout | -
yara      | Yara             | Benali     | f | 1984-08-01 | single-e   | white    | fr | never   | - | -
silas     | Silas Orrin      | Whitcomb   | m | 1977-02-13 | single-e   | white    | en | current | hypertension reflux-disease | -
mireille  | Mireille Anaïs   | Gagnon     | f | 1951-10-06 | single-f   | white    | fr | never   | atrial-fibrillation hyperlipidemia hypertension | -
omar      | Omar Farouk      | Siddiqui   | m | 1992-01-07 | single-f   | asian    | en | never   | type-1-diabetes | -
keala     | Keala Marie      | Kahananui  | f | 1987-04-22 | single-g   | pacific  | en | never   | prediabetes obesity | -
rupert    | Rupert Lyle      | Stone      | m | 1968-07-31 | single-g   | white    | en | former  | hyperlipidemia osteoarthritis-knee | aspirin
wilhelmina| Wilhelmina Joy   | Zimmer     | f | 1960-05-27 | single-h   | white    | en | never   | hypothyroidism hyperlipidemia | -
xavier    | Xavier Dean      | Pruitt     | m | 2003-11-16 | single-h   | black    | en | never   | - | -
`;
