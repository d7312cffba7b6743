using BillingPortal.Core;
using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Platform.Api;
using BillingPortal.Platform.Audit;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Customers;

/// <summary>The customer, and whether this call made it.</summary>
internal sealed record Made(Customer Customer, bool IsNew);

/// <summary>Makes a customer for the product. The same reference again makes no second one.</summary>
internal sealed class CreateCustomer(IDbContextFactory<PortalDb> database, ReadCustomer read, WriteInvitation invitations, BillingClock clock, Installation installation, AuditTrail trail, Veil veil)
{
    private static readonly Refusal Other = new(Codes.ReferenceTaken, "There is a customer of this reference with other values. Change it with PATCH, or use another reference.", "reference");

    public async Task<Result<Made>> RunAsync(Actor actor, CustomerInput input, CancellationToken ct = default)
    {
        if (input.Refusals.Count > 0) return Result.Refuse<Made>(input.Refusals);
        if (await KnownAsync(input, ct) is { } known) return known;
        try
        {
            var id = await database.WriteAsync(db => MakeAsync(db, actor, input, ct), ct);
            return new Made((await read.RunAsync(id, ct)).Value, true);
        }
        catch (DbUpdateException)
        {
            // Of two calls at once the other one made it; if it did not, the fault is another.
            if (await KnownAsync(input, ct) is { } other) return other;
            throw;
        }
    }

    private async Task<string> MakeAsync(PortalDb db, Actor actor, CustomerInput input, CancellationToken ct)
    {
        var row = new BillingProfileRow
        {
            PublicId = PublicIds.New(),
            Reference = input.Reference,
            Email = input.Email,
            Name = input.Name,
            Locale = input.Locale ?? Locales.Default,
            TimeZone = input.TimeZone ?? installation.Zone.Id,
            PlanAsked = input.Plan,
            CreatedAt = clock.UtcNow,
        };
        db.Add(row);
        await CustomerIndex.PutAsync(db, row, ct);
        trail.Write(db, actor, "customer.created", "customer:" + row.PublicId, after: CustomerEntry.Of(row, await veil.OfAsync(db, "customer:" + row.PublicId, ct)));
        await db.SaveChangesAsync(ct);
        if (input.Invite) await invitations.WriteAsync(db, actor, row, ct);
        return row.PublicId;
    }

    private async Task<Result<Made>?> KnownAsync(CustomerInput input, CancellationToken ct)
    {
        if (input.Reference is null || await read.RunAsync(input.Reference, ct) is not { IsDone: true } found) return null;
        return IsSame(found.Value, input) ? new Made(found.Value, false) : Other;
    }

    // What was left out is not compared: a customer may have chosen a zone since.
    private static bool IsSame(Customer customer, CustomerInput input) =>
        Agrees(input, "email", customer.Email, input.Email) && Agrees(input, "name", customer.Name, input.Name) && Agrees(input, "locale", customer.Locale, input.Locale)
        && Agrees(input, "timeZone", customer.TimeZone, input.TimeZone) && Agrees(input, "plan", customer.Plan, input.Plan);

    private static bool Agrees(CustomerInput input, string field, string? known, string? said) => !input.Given.Contains(field) || known == said;
}
