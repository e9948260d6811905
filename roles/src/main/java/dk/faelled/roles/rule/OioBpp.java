package dk.faelled.roles.rule;

import dk.faelled.roles.Privilege;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** OIO Basic Privilege Profile 1.0.1, written as receivers compare it: one line, no white space between elements. */
public final class OioBpp {
    private static final String ROOT = "bpp:PrivilegeList";

    private OioBpp() {}

    public static String encoded(List<Privilege> privileges) {
        return Base64.getEncoder().encodeToString(xml(privileges).getBytes(StandardCharsets.UTF_8));
    }

    public static String xml(List<Privilege> privileges) {
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?><" + ROOT
                + " xmlns:bpp=\"http://itst.dk/oiosaml/basic_privilege_profile\""
                + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">");
        for (var privilege : privileges) {
            xml.append("<PrivilegeGroup Scope=\"urn:dk:gov:saml:cvrNumberIdentifier:")
                    .append(escaped(privilege.cvr()))
                    .append("\"><Privilege>")
                    .append(escaped(privilege.identifier()))
                    .append("</Privilege>");
            for (var limit : privilege.limits())
                xml.append("<Constraint Name=\"")
                        .append(escaped(limit.name()))
                        .append("\">")
                        .append(escaped(limit.values()))
                        .append("</Constraint>");
            xml.append("</PrivilegeGroup>");
        }
        return xml.append("</" + ROOT + ">").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&apos;");
    }
}
