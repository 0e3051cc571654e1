package dev.ktutor.grade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ktutor.grade.kind.CheckKinds;
import dev.ktutor.lesson.Language;
import dev.ktutor.lesson.Phrases;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CatalogueTest {

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyReason_hasWords_inEveryLanguage(Language language) {
        Set<String> reasons = new TreeSet<>();
        CheckKinds.all().forEach(kind -> reasons.addAll(kind.reasons()));
        assertThat(Phrases.of("grade", language).keys()).containsAll(reasons);
    }
}
