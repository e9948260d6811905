/** What every page is made of: the view resolver, texts in two languages, formats, the frame around the page. */
@NullMarked
package dk.faelled.platform.page;

import org.jspecify.annotations.NullMarked;
