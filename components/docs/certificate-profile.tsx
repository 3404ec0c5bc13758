import { Term } from '@/components/help/term';
import { Definitions } from './definitions';

const generalRules = 'https://hl7.org/fhir/us/udap-security/STU2/general.html';

/** What a certificate for UDAP has to hold, and who demands it. */
export function CertificateProfile() {
  return (
    <>
      <h2 id="what-has-to-be-in-it">What has to be in it</h2>
      <p>
        The guide of HL7 says how a signature is checked and leaves most of the certificate itself
        to the community. So ask the authority for its rules first. These hold nearly everywhere:
      </p>
      <Definitions
        entries={[
          [
            'Key',
            <>
              RSA with 2048 bits or more, for <code>RS256</code>, or the curve P-256, for{' '}
              <code>ES256</code>. Every server must take RS256; ES256 is only recommended, so RSA is
              the safe choice. (<a href={generalRules}>UDAP Security 2.0 §7.1.2</a>,{' '}
              <a href="https://www.rfc-editor.org/rfc/rfc7518#section-3.3">RFC 7518 §3.3</a>)
            </>,
            'key',
          ],
          [
            <Term key="san" id="san">
              SAN
            </Term>,
            <>
              An entry of the kind <strong>URI</strong>, equal to the <code>iss</code> of what you
              sign. Several are allowed. A name in CN, or of the kind DNS, counts for nothing.
            </>,
            'san',
          ],
          [
            'Key usage',
            <>
              <code>digitalSignature</code>, and not a CA. Nothing has to be said about client or
              server authentication: that is for TLS. (
              <a href="https://www.rfc-editor.org/rfc/rfc5280#section-6.1">RFC 5280</a>)
            </>,
            'usage',
          ],
          [
            'Dates',
            'No specification says how long. A year or two is common for an app. A registration can outlive a certificate, but nothing can be signed with one that has ended.',
            'dates',
          ],
          [
            <Term key="aia" id="aia">
              AIA
            </Term>,
            'Where the certificate of the issuer can be fetched. It helps a holder to whom you sent your own alone.',
            'aia',
          ],
          [
            <>
              <Term id="crl">CRL</Term> or <Term id="ocsp">OCSP</Term>
            </>,
            'Where one learns whether it was revoked. Holders must check. What happens when no address is named, or nobody answers there, the specification leaves to them.',
            'revocation',
          ],
        ]}
      />
      <p>
        The portal looks at each of these when you upload a certificate, and names the rule that is
        broken. A holder’s own certificate has to be RSA, because signed metadata are{' '}
        <code>RS256</code> only, and its URI is the FHIR base URL.
      </p>
    </>
  );
}

/** From the first question to the first signature, in order. */
export function FirstCertificate() {
  return (
    <>
      <h2 id="the-first-one-step-by-step">The first one, step by step</h2>
      <ol>
        <li>
          <strong>Which community?</strong> Look up your holders in the directory; the page of each
          shows the communities that it names. One community for all of them is the cheapest answer.
        </li>
        <li>
          <strong>Which URI?</strong> Write it into the issuer of the client, under the app. Two
          clients, two URIs.
        </li>
        <li>
          <strong>Ask the authority</strong> which proofs it wants of your organization, how long
          that takes, what a certificate costs, how it revokes, and whether it has a test authority.
          Checks of who you are can take weeks, so begin here early.
        </li>
        <li>
          <strong>Make the key and the CSR</strong>: under Certificates, Requests, or with the
          commands below. The CSR goes to the authority; the key never does.
        </li>
        <li>
          <strong>Bring back</strong> what was issued, with every certificate above it. The portal
          compares it with the request: same key, same URI.
        </li>
        <li>
          <strong>Examine it</strong> in the trust doctor against the anchor of the community. One
          good path, and you can register.
        </li>
      </ol>
      <p>
        While you wait, take a certificate of the sandbox and build everything with it. Only the
        files and the base URL change later.
      </p>
    </>
  );
}
