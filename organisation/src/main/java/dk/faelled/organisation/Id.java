package dk.faelled.organisation;

import java.util.UUID;

/** What an object is known by, here and outside; one UUID belongs to one object of one type. */
public interface Id {
    UUID value();
}
