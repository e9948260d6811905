package dk.faelled.platform.importing;

/**
 * How many rows are tried together: twice as many each time that none was refused, few again where one was, since the
 * search for it tries its neighbours anew.
 */
final class Stride {
    static final int LEAST = 100;
    static final int MOST = 1_000;
    private int rows = LEAST;

    int rows() {
        return rows;
    }

    void went(boolean well) {
        rows = well ? Math.min(MOST, 2 * rows) : LEAST;
    }
}
