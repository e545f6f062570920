/** E-mails to users: only this service knows their addresses. */
@NullMarked
package io.tranche.auth.mail;

import org.jspecify.annotations.NullMarked;
