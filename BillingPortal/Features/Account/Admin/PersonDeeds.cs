using BillingPortal.Core;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Ui.Feedback;

namespace BillingPortal.Features.Account.Admin;

/// <summary>Something that can be done about a person, with the words that ask for it.</summary>
internal sealed record PersonDeed(string Text, string Asks, string Effect, bool Danger, Func<PersonDeeds, Actor, string, string?, Task<Result<Done>>> Do);

/// <summary>What can be done about a person now. Each asks for a reason first.</summary>
internal sealed class PersonDeeds(Dialogs dialogs, ChangeRole role, LockPerson @lock, UnlockPerson unlock, EndSessionsOf end, ResendConfirmation resend)
{
    private static readonly PersonDeed Lock = new("Lock", "Lock this person out?", "They are signed out everywhere and cannot sign in until they are unlocked. Their data stays.", true, (d, a, p, r) => d.LockAsync(a, p, r));
    private static readonly PersonDeed Unlock = new("Unlock", "Let this person in again?", "They can sign in at once.", false, (d, a, p, r) => d.UnlockAsync(a, p, r));
    private static readonly PersonDeed End = new("End all sessions", "Sign this person out everywhere?", "They can sign in again with their password.", false, (d, a, p, r) => d.EndAsync(a, p, r));
    private static readonly PersonDeed Resend = new("Send the confirmation again", "Send a new link?", "The links sent before stop working.", false, (d, a, p, r) => d.ResendAsync(a, p, r));

    public static IEnumerable<PersonDeed> Of(PersonLine person)
    {
        if (person.State == PersonState.Unconfirmed) yield return Resend;
        else
            foreach (var other in Roles.All.Where(r => r != person.Role)) yield return Make(other);
        if (person.Sessions > 0) yield return End;
        if (person.State is PersonState.Locked or PersonState.LockedOut) yield return Unlock;
        if (person.State != PersonState.Locked) yield return Lock;
    }

    /// <summary>Null when the question was answered with no.</summary>
    public async Task<Result<Done>?> AskAndDoAsync(Actor actor, PersonLine person, PersonDeed deed)
    {
        var answer = await dialogs.AskAsync(new Question(deed.Asks, $"{person.Email}: {deed.Effect}", deed.Text, "Leave as it is", deed.Danger, "Why?"));
        return answer.IsYes ? await deed.Do(this, actor, person.Id, answer.Reason) : null;
    }

    private static PersonDeed Make(string to) => new($"Make {to}", $"Give this person the role {to}?", "They are signed out everywhere and have the new role when they sign in again.", false,
        (d, a, p, r) => d.RoleAsync(a, p, to, r));

    private Task<Result<Done>> RoleAsync(Actor actor, string person, string to, string? reason) => role.RunAsync(actor, person, to, reason);

    private Task<Result<Done>> LockAsync(Actor actor, string person, string? reason) => @lock.RunAsync(actor, person, reason);

    private Task<Result<Done>> UnlockAsync(Actor actor, string person, string? reason) => unlock.RunAsync(actor, person, reason);

    private Task<Result<Done>> EndAsync(Actor actor, string person, string? reason) => end.RunAsync(actor, person, reason);

    private Task<Result<Done>> ResendAsync(Actor actor, string person, string? reason) => resend.RunAsync(actor, person, reason);
}
