package dk.faelled.identity.saml;

import dk.faelled.identity.provider.claims.Claim.Kind;
import dk.faelled.identity.saml.message.NameFormat;
import dk.faelled.identity.saml.message.Profile;
import dk.faelled.identity.session.SecondFactorPolicy;
import dk.faelled.secondfactor.NsisLevel;
import java.util.List;

/**
 * What a well-known kind of system usually wants (skabelon): where one begins, before its own guide is followed and somebody is
 * tried (BEY-10). Nothing of it counts before the system is opened.
 */
public enum Template {
    /** the public sector's profile of today */
    OIOSAML(
            Profile.OIOSAML3,
            NameFormat.PERSISTENT,
            NsisLevel.SUBSTANTIAL,
            SecondFactorPolicy.DEPENDS,
            List.of(
                    personal("https://data.gov.dk/model/core/eid/fullName", "name"),
                    personal("https://data.gov.dk/model/core/eid/email", "email"))),
    /** schools: it asks for a second factor itself where somebody opens what is sensitive */
    AULA(
            Profile.OIOSAML2,
            NameFormat.PERSISTENT,
            NsisLevel.NONE,
            SecondFactorPolicy.DEPENDS,
            List.of(personal("dk:gov:saml:attribute:UniLoginIdentifier", "uniLogin"))),
    /** Active Directory Federation Services, which passes on what it is told */
    AD_FS(
            Profile.PLAIN,
            NameFormat.UNSPECIFIED,
            NsisLevel.NONE,
            SecondFactorPolicy.DEPENDS,
            List.of(
                    personal("http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn", "email"),
                    personal("http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name", "name"),
                    personal("http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress", "email"))),
    /** Microsoft 365 with a federated domain: known by the id of the directory, in base64, and the user principal name */
    ENTRA(
            Profile.PLAIN,
            NameFormat.PERSISTENT,
            NsisLevel.NONE,
            SecondFactorPolicy.DEPENDS,
            List.of(
                    new Told("Name ID", Kind.ADVANCED, "BINARY_UUID(VALUE(user.uuid))", true),
                    new Told("IDPEmail", Kind.DYNAMIC, "email", true))),
    /** Danmarks Miljøportal */
    MILJOEPORTAL(
            Profile.OIOSAML2,
            NameFormat.UNSPECIFIED,
            NsisLevel.NONE,
            SecondFactorPolicy.ALWAYS_UNKNOWN_NETWORK,
            List.of(
                    personal("http://schemas.xmlsoap.org/ws/2005/05/identity/claims/givenname", "firstname"),
                    personal("http://schemas.xmlsoap.org/ws/2005/05/identity/claims/surname", "lastname"),
                    personal("http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress", "email")));

    /** One claim. */
    record Told(String name, Kind kind, String value, boolean required) {}

    final Profile profile;
    final NameFormat nameFormat;
    final NsisLevel level;
    final SecondFactorPolicy policy;
    final List<Told> told;

    Template(Profile profile, NameFormat nameFormat, NsisLevel level, SecondFactorPolicy policy, List<Told> told) {
        this.profile = profile;
        this.nameFormat = nameFormat;
        this.level = level;
        this.policy = policy;
        this.told = told;
    }

    private static Told personal(String name, String field) {
        return new Told(name, Kind.DYNAMIC, field, false);
    }
}
