using BillingPortal.Core;
using BillingPortal.Features.Account.Emails;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Account;
using BillingPortal.Platform.Email;
using BillingPortal.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Account;

/// <summary>What was typed at sign-up.</summary>
internal sealed record SignUpForm(string? Email, string? Name, string? Password, string? Repeat, string? Plan)
{
    public const int LongestPlan = 80;

    /// <summary>The plan as it was typed, if any; whether there is such a plan is asked when it is used.</summary>
    public static string? PlanOf(string? typed) => NewPerson.Clean(typed, LongestPlan) is { Length: > 0 } plan ? plan : null;

    public IReadOnlyList<Refusal> Faults() => [.. new[] { Addresses.Fault(Email), NewPassword.Fault(Password, Repeat, Email) }.OfType<Refusal>()];
}

/// <summary>
/// Begins an account and mails a link that confirms the address. Whoever has one already gets a mail that says so;
/// the page cannot tell which of the two happened, and both cost the same hash and one transaction.
/// </summary>
internal sealed class SignUp(IDbContextFactory<PortalDb> database, Passwords passwords, LinkTokens tokens, AccountLetters letters, Post post, TimeProvider time)
{
    public async Task<Result<Done>> RunAsync(SignUpForm form, CancellationToken ct = default)
    {
        if (form.Faults() is { Count: > 0 } faults) return Result.Refuse<Done>(faults);
        var fresh = NewPerson.Of(form.Email!, form.Name, time.Instant());
        fresh.PasswordHash = passwords.Hash(fresh, form.Password!);
        fresh.PlanAsked = SignUpForm.PlanOf(form.Plan);
        try
        {
            await database.WriteAsync(db => WriteAsync(db, fresh, ct), ct);
        }
        catch (DbUpdateException)
        {
            // Somebody signed up with this address at the same moment; now it is there to be found. Any other fault comes again.
            await database.WriteAsync(db => WriteAsync(db, fresh, ct), ct);
        }
        return Done.It;
    }

    private async Task WriteAsync(PortalDb db, Person fresh, CancellationToken ct)
    {
        var known = await db.FindByEmailAsync(fresh.Email, ct);
        if (known is { EmailConfirmed: true })
        {
            await post.WriteAsync(db, letters.AlreadyHere(known), ct);
            return;
        }
        if (known is null) db.Add(known = fresh);
        // Nobody has proved the address yet, so the latest words count: otherwise a stranger's earlier password would stay.
        (known.Name, known.PasswordHash, known.PlanAsked) = (fresh.Name, fresh.PasswordHash, fresh.PlanAsked);
        var token = await tokens.MakeAsync(db, known.Id, Purposes.Confirm, Purposes.ConfirmWithin, ct: ct);
        await post.WriteAsync(db, letters.Confirm(known, token), ct);
    }
}
