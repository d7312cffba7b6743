using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Catalog;
using BillingPortal.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Catalog;

/// <summary>The catalogue as a file that can be imported again, here or in another installation of the same currency. Amounts are texts, so that no reader makes them inexact.</summary>
public sealed class WriteCatalogueFile(IDbContextFactory<PortalDb> database, Installation installation)
{
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task<byte[]> RunAsync(CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        var tiers = await db.Set<TierRow>().AsNoTracking().Include(t => t.Versions).OrderBy(t => t.ArchivedAt != null).ThenBy(t => t.Position).ThenBy(t => t.Id).ToListAsync(ct);
        var buffer = new ArrayBufferWriter<byte>();
        await using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            json.WriteString("currency", installation.Currency.Code);
            json.WriteStartArray("tiers");
            foreach (var tier in tiers) Write(json, tier, TypedTier.Of(tier.Name, TierDraft.Of(tier.Newest())));
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter json, TierRow tier, TypedTier typed)
    {
        json.WriteStartObject();
        json.WriteString("name", typed.Name);
        json.WriteNumber("from", long.Parse(typed.From, CultureInfo.InvariantCulture));
        json.WriteNumber("included", long.Parse(typed.Included, CultureInfo.InvariantCulture));
        json.WriteString("base", typed.Base);
        if (typed.Yearly.Length > 0) json.WriteString("yearly", typed.Yearly);
        if (typed.UnitPrice.Length > 0) json.WriteString("unitPrice", typed.UnitPrice);
        json.WriteBoolean("hardLimit", typed.HardLimit);
        if (typed.TrialDays.Length > 0) json.WriteNumber("trialDays", int.Parse(typed.TrialDays, CultureInfo.InvariantCulture));
        json.WriteBoolean("needsCard", typed.NeedsCard);
        json.WriteBoolean("cardFirst", typed.CardFirst);
        json.WriteString("invoicedBy", typed.InvoicedBy.ToString().ToLowerInvariant());
        if (tier.IsDefault) json.WriteBoolean("isDefault", true);
        if (tier.ArchivedAt is not null) json.WriteBoolean("archived", true);
        json.WritePropertyName("features");
        json.WriteRawValue(tier.Newest().Features);
        json.WriteEndObject();
    }
}
