package dk.faelled.platform.mail;

/** What the server said to a mail. @param fault its number or the kind of fault; never an address */
sealed interface Delivery {
    record Taken() implements Delivery {}

    /** For good: nobody is reached at this address. */
    record Refused(String fault) implements Delivery {}

    record Failed(String fault) implements Delivery {}
}
