package dk.faelled.platform;

/** A civil registration number (CPR-nummer): ten digits. It hides itself wherever it is printed. */
public record Cpr(String digits) {
    public Cpr {
        if (!digits.matches("\\d{10}")) throw new RuleBroken("platform.cpr.not-ten-digits");
    }

    /** Accepts {@code DDMMYYNNNN} and {@code DDMMYY-NNNN}. */
    public static Cpr parse(String text) {
        return new Cpr(text.strip().replaceFirst("^(\\d{6})[- ](\\d{4})$", "$1$2"));
    }

    /** {@code 010170-****}: what those without the right to see it are shown. */
    public String masked() {
        return digits.substring(0, 6) + "-****";
    }

    @Override
    public String toString() {
        return "xxxxxx-xxxx";
    }
}
