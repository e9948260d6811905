/** What the pages of units and persons share: the moment that is looked from, lines, names, labels, history. */
@NullMarked
package dk.faelled.organisation.page;

import org.jspecify.annotations.NullMarked;
