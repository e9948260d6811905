package dk.faelled.secondfactor;

import dk.faelled.platform.RuleBroken;

/** The code that opens a device (PIN-kode): 4 to 6 digits, neither all alike nor counting up or down in the first four. */
public record Pin(String digits) {
    private static final int COUNTS = 4;

    /** @throws RuleBroken {@code secondfactor.pin} where it is none, {@code secondfactor.pin.easy} where it is guessed at once */
    public Pin {
        if (!digits.matches("[0-9]{4,6}")) throw new RuleBroken("secondfactor.pin").at("pin");
        if (goesBy(digits, 0) || goesBy(digits, 1) || goesBy(digits, -1))
            throw new RuleBroken("secondfactor.pin.easy").at("pin");
    }

    private static boolean goesBy(String digits, int step) {
        for (int i = 1; i < COUNTS; i++) if (digits.charAt(i) - digits.charAt(i - 1) != step) return false;
        return true;
    }

    @Override
    public String toString() {
        return "Pin[]";
    }
}
