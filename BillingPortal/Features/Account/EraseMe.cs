using System.Security.Cryptography;
using BillingPortal.Core;
using BillingPortal.Platform.Audit;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Account;
using BillingPortal.Platform.Email;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Privacy;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Account;

/// <summary>A person leaves for good: every room takes them out in one transaction, and a last mail says so.</summary>
internal sealed class EraseMe(IDbContextFactory<PortalDb> database, ProveOwner prove, IEnumerable<IPersonalData> rooms, Post post, AuditTrail trail)
{
    /// <summary>What is typed to say that one means it.</summary>
    public const string Word = "erase me";

    private static readonly Refusal NotMeant = new("not_confirmed", $"Type the two words \"{Word}\" to say that you mean it.", "word");
    private static readonly Refusal LastAdmin = new("last_admin", "You are the only admin. Make somebody else an admin first, or nobody could manage the portal any more.");

    public async Task<Result<Done>> RunAsync(string person, string? password, string? word, CancellationToken ct = default)
    {
        if (!string.Equals(word?.Trim(), Word, StringComparison.OrdinalIgnoreCase)) return NotMeant;
        var proved = await prove.RunAsync(person, password, ct);
        return proved.IsDone ? await database.WriteAsync(db => EraseAsync(db, proved.Value, ct), ct) : proved.Refused!;
    }

    private async Task<Result<Done>> EraseAsync(PortalDb db, Person person, CancellationToken ct)
    {
        if (await IsLastAdminAsync(db, person.Id, ct)) return LastAdmin;
        foreach (var room in rooms) await room.EraseAsync(db, person, ct);
        await db.Set<Person>().Where(p => p.Id == person.Id).ExecuteDeleteAsync(ct);
        trail.Write(db, Actor.Person(person.Id, isAdmin: false), "person.erased", "person:" + person.Id);
        await post.WriteAsync(db, Farewell(person.Email!), ct);
        return Done.It;
    }

    private static async Task<bool> IsLastAdminAsync(PortalDb db, string person, CancellationToken ct)
    {
        var admins = await db.Set<IdentityUserRole<string>>().Join(db.Set<Role>().Where(r => r.Name == Roles.Admin), u => u.RoleId, r => r.Id, (u, _) => u.UserId).ToListAsync(ct);
        return admins is [var only] && only == person;
    }

    // Of no person any more; its kind makes the sender forget the address once it is gone.
    private static Letter Farewell(string email) => new()
    {
        Cause = "erased/" + RandomNumberGenerator.GetHexString(24, lowercase: true),
        Kind = Letter.Farewell,
        To = email,
        Subject = "Your account is erased",
        Paragraphs = ["Your account and what the portal kept of you are erased, as you asked. This address is forgotten as soon as this mail is sent.", "Thank you for having been here."],
        Small = ["If it was not you who asked, write to whoever runs this portal: the account itself cannot be brought back."],
    };
}
