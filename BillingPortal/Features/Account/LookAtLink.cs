using BillingPortal.Core;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Account;

/// <summary>What a mailed link would do, without doing it: mail scanners open every link.</summary>
internal sealed class LookAtLink(IDbContextFactory<PortalDb> database, LinkTokens tokens)
{
    internal static readonly Refusal Dead = new("link_dead", "This link was used already, is too old, or is not whole. Ask for a new one.");

    public async Task<Result<LinkOffer>> RunAsync(string? token, CancellationToken ct = default, params string[] purposes)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        foreach (var purpose in purposes)
            if (await tokens.LookAsync(db, token, purpose, ct) is { } link)
                return new LinkOffer(purpose, link.Detail ?? link.Person.Email!);
        return Dead;
    }
}

/// <param name="Purpose">One of those asked for.</param>
/// <param name="Email">The address that it is about.</param>
internal sealed record LinkOffer(string Purpose, string Email);
