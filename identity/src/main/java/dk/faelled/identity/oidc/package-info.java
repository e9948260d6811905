/** OpenID Connect: systems sign people in through us and get tokens, at the authority's own host and in a realm (identity 5.6). */
@NullMarked
package dk.faelled.identity.oidc;

import org.jspecify.annotations.NullMarked;
