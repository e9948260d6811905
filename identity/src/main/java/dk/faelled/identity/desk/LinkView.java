package dk.faelled.identity.desk;

/** A one-time link, shown once. @param person path of the person's page @param until when it is worth nothing any more */
public record LinkView(String person, String name, String address, String until) {
    @Override
    public String toString() {
        return "LinkView[" + person + "]";
    }
}
