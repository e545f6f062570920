package io.tranche.auth.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tranche.auth.AuthServiceTest;
import io.tranche.auth.users.NewUser;
import io.tranche.auth.users.Passwords;
import io.tranche.auth.users.Users;
import io.tranche.testing.TestPlatform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** A start without the demo profile on what the demo left. */
@AuthServiceTest
class NoDemoUsersIntegrationTests {

    private final NoDemoUsers noDemoUsers;
    private final Users users;
    private final Passwords passwords;

    @Autowired
    NoDemoUsersIntegrationTests(NoDemoUsers noDemoUsers, Users users, Passwords passwords) {
        this.noDemoUsers = noDemoUsers;
        this.users = users;
        this.passwords = passwords;
    }

    @BeforeEach
    @AfterEach
    void forgetDemoUsers() {
        DemoUser.ALL.forEach(user -> TestPlatform.database()
                .sql("DELETE FROM auth.users WHERE email = ?")
                .param(user.email().value())
                .update());
    }

    static Iterable<DemoUser> everyDemoUser() {
        return DemoUser.ALL;
    }

    @ParameterizedTest
    @MethodSource("everyDemoUser")
    void refusesToStartWhileOneDemoPasswordWorks(DemoUser user) {
        add(user, user.password());
        assertThatThrownBy(noDemoUsers::afterSingletonsInstantiated)
                .isInstanceOf(DemoUsersLeft.class)
                .hasMessageContaining("passwords everybody knows: start with --fresh or leave the demo on")
                .hasMessageNotContaining("\n");
    }

    @Test
    void startsWhenNobodyKnowsTheirPasswords() {
        DemoUser.ALL.forEach(user -> add(user, "nobody-knows-this"));
        assertThatCode(noDemoUsers::afterSingletonsInstantiated).doesNotThrowAnyException();
    }

    @Test
    void isPrintedWithoutAStackTrace() {
        assertThat(new DemoUsersLeftAnalyzer().analyze(new IllegalStateException(new DemoUsersLeft())))
                .extracting(FailureAnalysis::getDescription)
                .asString()
                .startsWith("This installation was made with the demo users");
    }

    private void add(DemoUser user, String password) {
        users.add(new NewUser(user.name(), user.email(), passwords.hash(password), user.role()));
    }
}
