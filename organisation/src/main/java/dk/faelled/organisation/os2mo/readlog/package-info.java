/** Which reads by programs are written to the access log (læselog), by authority and by client (ORG-18). */
@NullMarked
package dk.faelled.organisation.os2mo.readlog;

import org.jspecify.annotations.NullMarked;
