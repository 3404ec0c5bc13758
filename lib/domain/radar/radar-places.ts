import 'server-only';

/** The pages to which the things of the radar lead, as paths in the portal. They stand in mails, too. */
export interface RadarPlaces {
  certificate: (id: string) => string;
  key: (id: string) => string;
  community: (id: string) => string;
  registration: (id: string) => string;
  plan: (appId: string) => string;
  outreach: (appId: string) => string;
  /** For what has no page of its own. */
  certificates: string;
}

/** The places of a workspace. */
export function radarPlaces(slug: string): RadarPlaces {
  const root = `/w/${slug}`;
  return {
    certificate: (id) => `${root}/certificates/${id}`,
    key: (id) => `${root}/certificates/keys#${id}`,
    registration: (id) => `${root}/registrations/${id}`,
    plan: (appId) => `${root}/apps/${appId}/plan`,
    outreach: (id) => `${root}/apps/${id}/outreach`,
    community: (id) => `${root}/certificates/communities/${id}`,
    certificates: `${root}/certificates`,
  };
}
