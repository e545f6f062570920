package io.tranche.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.UseMainMethod;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.ContextConfiguration;

/**
 * Starts one service on a free port, against the {@link TestPlatform} of this JVM:
 *
 * <pre>{@code
 * @PlatformTest(LoanServiceApplication.class)
 * class ApplyingIntegrationTests {
 *     ApplyingIntegrationTests(@Autowired JdbcClient database, @LocalServerPort int port) { ... }
 * }
 * }</pre>
 *
 * The application's {@code main} method runs, so its configuration name and its defaults apply. The service logs in with its own
 * roles, and trusts the tokens of {@link TestTokens}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, useMainMethod = UseMainMethod.WHEN_AVAILABLE)
@ContextConfiguration(initializers = TestPlatform.Settings.class)
public @interface PlatformTest {

    /** The application class, with its {@code main} method; more classes add beans to it. */
    @AliasFor(annotation = SpringBootTest.class, attribute = "classes")
    Class<?>[] value();

    /** Settings of this test alone, as {@code name=value}. */
    @AliasFor(annotation = SpringBootTest.class, attribute = "properties")
    String[] properties() default {};
}
