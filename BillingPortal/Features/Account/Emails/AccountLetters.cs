using System.Security.Cryptography;
using BillingPortal.Platform.Data.Model.Account;
using BillingPortal.Platform.Email;
using BillingPortal.Platform.Identity;

namespace BillingPortal.Features.Account.Emails;

/// <summary>The mails about an account. Each says what happens if one does nothing.</summary>
internal sealed class AccountLetters(PortalAddress address)
{
    private const string NotYou = "If you did not ask for this, do nothing: nothing changes.";

    public Letter Confirm(Person person, string token) => To(person, "confirm-address", "Confirm your address") with
    {
        Paragraphs = ["Welcome. Confirm that this address is yours, and your account is ready."],
        Button = new("Confirm my address", address.Of("/confirm?token=" + token)),
        Small = ["The link works once, for 24 hours.", NotYou],
        CarriesToken = true,
    };

    public Letter AlreadyHere(Person person) => To(person, "already-here", "You already have an account") with
    {
        Paragraphs = ["Somebody, probably you, typed this address to begin an account. You have one already, so nothing was changed.",
            "Sign in with it. If you forgot the password, you can choose a new one."],
        Button = new("Sign in", address.Of("/signin")),
        Small = [NotYou],
    };

    public Letter Reset(Person person, string token) => To(person, "reset-password", "Choose a new password") with
    {
        Paragraphs = ["Somebody, probably you, asked for a new password for this account. The old one works until you have chosen it."],
        Button = new("Choose a new password", address.Of("/reset?token=" + token)),
        Small = ["The link works once, for one hour. A new password signs you out everywhere else.", NotYou],
        CarriesToken = true,
    };

    public Letter PasswordChanged(Person person) => To(person, "password-changed", "Your password was changed") with
    {
        Paragraphs = ["The password of your account was changed, and all other sessions were ended."],
        Button = new("Choose a new password", address.Of("/forgot")),
        Small = ["If this was you, there is nothing to do. If not, choose a new password now."],
    };

    public Letter LockedOut(Person person, TimeSpan span) => To(person, "locked-out", "Your account is locked for a while") with
    {
        Paragraphs = [$"Several wrong passwords were typed for your account, so nobody can sign in to it for {span.TotalMinutes:0} minutes. Then it opens by itself.",
            "If that was you and you forgot the password, a new one lets you in at once."],
        Button = new("Choose a new password", address.Of("/forgot")),
        Small = ["If it was not you, you need not do anything: the password was not guessed."],
    };

    public Letter ConfirmNew(Person person, string email, string token) => To(person, "confirm-new-address", "Confirm your new address") with
    {
        To = email,
        Paragraphs = ["You asked to sign in with this address from now on. Confirm that it is yours; until then the old one stays."],
        Button = new("Use this address", address.Of("/confirm?token=" + token)),
        Small = ["The link works once, for 24 hours.", NotYou],
        CarriesToken = true,
    };

    public Letter ChangeAsked(Person person) => To(person, "address-change-asked", "Your address is about to change") with
    {
        Paragraphs = ["Somebody, probably you, asked to use another mail address for your account. It changes as soon as the new address is confirmed."],
        Button = new("Choose a new password", address.Of("/forgot")),
        Small = ["If this was you, there is nothing to do here. If not, choose a new password now: that stops the change."],
    };

    // Every request is a cause of its own; what must not be sent twice is sent from the transaction that happens once.
    private static Letter To(Person person, string kind, string subject) => new()
    {
        Cause = $"{kind}/{person.Id}/{RandomNumberGenerator.GetHexString(16, lowercase: true)}",
        Kind = kind,
        To = person.Email!,
        PersonId = person.Id,
        Subject = subject,
        Paragraphs = [],
    };
}
