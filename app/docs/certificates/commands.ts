/** A key and a CSR for it, with the URI in the SAN. */
export const makeRequest = `openssl ecparam -name prime256v1 -genkey -noout -out app.key
openssl req -new -key app.key -subj "/O=Harbour Clinic/CN=Tide Charts" \\
  -addext "subjectAltName=URI:https://app.example.org" -out app.csr`;

/** From each format to the others. */
export const conversions = `openssl x509 -inform DER -in app.cer -out app.pem        # DER to PEM
openssl x509 -in app.pem -outform DER -out app.cer       # PEM to DER
openssl pkcs7 -print_certs -in chain.p7b -out chain.pem  # PKCS #7 to PEM
openssl pkcs12 -in app.p12 -out bundle.pem               # PKCS #12 to PEM; old files: -legacy
openssl pkcs12 -export -inkey app.key -in app.pem -certfile chain.pem -out app.p12`;

/** What openssl says about files. */
export const questions = `openssl x509 -in app.pem -noout -text                            # all that it says
openssl x509 -in app.pem -noout -dates -ext subjectAltName       # until when, for which URI
openssl req -in app.csr -noout -text -verify                     # a request
openssl verify -CAfile anchor.pem -untrusted chain.pem app.pem   # the chain, without revocation
openssl crl -inform DER -in list.crl -noout -nextupdate          # a revocation list`;
