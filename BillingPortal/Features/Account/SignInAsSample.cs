using System.Security.Claims;
using BillingPortal.Core;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Account;

/// <summary>Lets anybody in as one of the sample people; only those, and only where they are offered.</summary>
internal sealed class SignInAsSample(IDbContextFactory<PortalDb> database, SamplePeople people, OpenSession open, TimeProvider time)
{
    public async Task<Result<ClaimsPrincipal>> RunAsync(string? email, string? userAgent, CancellationToken ct = default)
    {
        var normal = Addresses.Normal(email);
        if ((await people.ReadAsync(ct)).All(p => Addresses.Normal(p.Email) != normal)) return new Refusal("sample_unknown", "There is no such sample person.");
        await using var db = await database.CreateDbContextAsync(ct);
        var person = await db.FindByEmailAsync(email, ct);
        return person is null || person.LockoutEnd > time.GetUtcNow()
            ? new Refusal("sample_gone", "This sample person was erased or is locked.")
            : await open.RunAsync(person.Id, userAgent, ct);
    }
}
