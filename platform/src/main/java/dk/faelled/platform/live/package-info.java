/** What changed reaches the pages that show it: one stream a browser tab, fed by the database's notifications. */
@NullMarked
package dk.faelled.platform.live;

import org.jspecify.annotations.NullMarked;
