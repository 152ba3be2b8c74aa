// An OpenID Connect provider for tests: node oidc.mjs PORT REDIRECT_URI. Whoever types a name is that person, with a verified
// address NAME@example.test. PKCE is required, as real providers require it.
import { Provider } from "oidc-provider";

const [port, redirect] = process.argv.slice(2);
const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [
    {
      client_id: "prongsai",
      client_secret: "a secret between the two of them",
      redirect_uris: [redirect],
      grant_types: ["authorization_code"],
      response_types: ["code"],
    },
  ],
  claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
  conformIdTokenClaims: false,
  cookies: { keys: ["only for tests"] },
  // Without pushed requests the question travels through the browser, where a test can change it.
  features: { devInteractions: { enabled: true }, pushedAuthorizationRequests: { enabled: false } },
  findAccount: (_, id) => ({
    accountId: id,
    claims: () => ({ sub: id, name: id, email: `${id}@example.test`, email_verified: true }),
  }),
  pkce: { required: () => true },
});

provider.listen(Number(port), "127.0.0.1");
