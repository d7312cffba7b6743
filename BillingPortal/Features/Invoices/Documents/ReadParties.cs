using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Data.Model.Invoices;
using BillingPortal.Platform.Email;
using BillingPortal.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Invoices.Documents;

/// <summary>Who sells and who is billed, as known now. When an invoice becomes final, both are written into it.</summary>
internal sealed class ReadParties(SellerSettings seller, MailSettings mails)
{
    /// <summary>From the settings. Without any, what mails are signed with stands for the name.</summary>
    public Party Seller { get; } = new(Filled(seller.Name) ?? mails.FromName)
    {
        Address = [.. seller.AddressLines],
        TaxId = Filled(seller.TaxId),
        Email = Filled(seller.Email),
        Phone = Filled(seller.Phone),
        Website = Filled(seller.Website),
    };

    public static async Task<Party> BuyerAsync(PortalDb db, long profileId, CancellationToken ct = default) => (await BuyersAsync(db, [profileId], ct))[profileId];

    /// <summary>One for each of them.</summary>
    public static async Task<IReadOnlyDictionary<long, Party>> BuyersAsync(PortalDb db, IReadOnlyCollection<long> profiles, CancellationToken ct = default)
    {
        var found = await db.Set<BillingProfileRow>().AsNoTracking().Where(p => profiles.Contains(p.Id))
            .Select(p => new { Profile = p, Details = db.Set<InvoiceDetailsRow>().SingleOrDefault(d => d.ProfileId == p.Id) }).ToListAsync(ct);
        return found.ToDictionary(f => f.Profile.Id, f => Buyer(f.Profile, f.Details));
    }

    /// <summary>The address for mails stands on the document only where nothing else names the buyer in letters that can be printed.</summary>
    internal static Party Buyer(BillingProfileRow profile, InvoiceDetailsRow? details) => new(Filled(details?.Name) ?? Printed(profile.Name) ?? Filled(profile.Email) ?? $"Customer {profile.PublicId}")
    {
        Address = (details?.Address ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        PostalCode = Filled(details?.PostalCode),
        City = Filled(details?.City),
        Country = Filled(details?.Country),
        TaxId = Filled(details?.TaxId),
        PurchaseOrder = Filled(details?.PurchaseOrder),
        Customer = profile.PublicId,
        Locale = profile.Locale,
    };

    private static string? Printed(string? text) => Filled(text) is { } filled && Printable.FirstOutside(filled) is null ? filled : null;

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
