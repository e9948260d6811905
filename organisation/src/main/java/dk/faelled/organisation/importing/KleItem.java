package dk.faelled.organisation.importing;

import dk.faelled.organisation.KleKeyword;
import dk.faelled.organisation.KleNumber;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a file of the plan says of one number.
 *
 * @param uuid as the file has it; empty for none
 * @param historic gone, though the file may not say since when
 * @param ended the day on which it went out: there until that day, not on it
 * @param derived not in the file, but needed above what is
 * @param replacedBy null where the file does not say such things
 * @param origin which kind of file the keywords come from
 * @param keywords null where the file does not say such things
 */
record KleItem(
        String number,
        String title,
        String uuid,
        @Nullable LocalDate created,
        boolean historic,
        @Nullable LocalDate ended,
        boolean derived,
        @Nullable List<String> replacedBy,
        String origin,
        @Nullable List<KleKeyword> keywords) {
    static final String PLAN = "plan";
    static final String KEYWORD_SET = "keyword_set";

    static KleItem derived(String number, String title) {
        return new KleItem(number, title, "", null, false, null, true, null, KEYWORD_SET, null);
    }

    static KleItem ofKeywordSet(String number, String title, List<KleKeyword> keywords) {
        return new KleItem(number, title, "", null, false, null, false, null, KEYWORD_SET, keywords);
    }

    KleNumber kle() {
        return new KleNumber(number);
    }
}
