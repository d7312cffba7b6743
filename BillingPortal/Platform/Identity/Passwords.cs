using BillingPortal.Core;
using BillingPortal.Platform.Data.Model.Account;
using Microsoft.AspNetCore.Identity;

namespace BillingPortal.Platform.Identity;

/// <summary>Which passwords are taken, and how they are kept and compared.</summary>
public sealed class Passwords(IPasswordHasher<Person> hasher)
{
    public const int Shortest = 10;

    /// <summary>Longer ones would only make the hashing slow.</summary>
    public const int Longest = 200;

    private readonly Lazy<string> nobodys = new(() => hasher.HashPassword(null!, "nobody's password"));

    /// <summary>Null when the password may be used for this address.</summary>
    /// <param name="field">The input that a refusal is about.</param>
    public static Refusal? Weakness(string? password, string? email, string field = "password") => password switch
    {
        null or { Length: < Shortest } => new("password_short", $"Use at least {Shortest} characters. A few words in a row are easy to remember.", field),
        { Length: > Longest } => new("password_long", $"Use at most {Longest} characters.", field),
        _ when IsOf(email, password) => new("password_is_email", "This is your mail address, or a part of it. Use something else.", field),
        _ when CommonPasswords.Contains(password) => new("password_common", "This is one of the passwords that are tried first. Use another one.", field),
        _ when password.Distinct().Count() < 4 => new("password_simple", "This repeats the same few characters. Use another one.", field),
        _ => null,
    };

    public string Hash(Person person, string password) => hasher.HashPassword(person, password);

    /// <summary>Takes as long for nobody as for somebody.</summary>
    public bool IsRight(Person? person, string? password)
    {
        var result = hasher.VerifyHashedPassword(person!, person?.PasswordHash ?? nobodys.Value, password is { Length: <= Longest } ? password : "");
        return person?.PasswordHash is not null && password is { Length: > 0 and <= Longest } && result != PasswordVerificationResult.Failed;
    }

    private static bool IsOf(string? email, string password) =>
        email is not null && (string.Equals(email.Trim(), password, StringComparison.OrdinalIgnoreCase)
            || string.Equals(email.Split('@')[0].Trim(), password, StringComparison.OrdinalIgnoreCase));
}
