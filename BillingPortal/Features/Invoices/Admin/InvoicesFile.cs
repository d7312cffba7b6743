using System.Globalization;
using System.Text;
using BillingPortal.Core;
using BillingPortal.Features.Invoices.Portal;
using BillingPortal.Platform.Data.Model.Invoices;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Ui.Formatting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BillingPortal.Features.Invoices.Admin;

/// <summary>Invoices as a download for staff, with the filters of the page, written while they are read.</summary>
internal static class InvoicesFile
{
    public const string Columns = "number,customer_id,customer,month,kind,state,currency,subtotal,tax,total,settled,final_at,due_on,closed_at";

    public static void MapInvoicesFile(this WebApplication app) => app.MapGet(InvoicePlaces.AdminFile, Download).RequireAuthorization(Policies.Staff).ExcludeFromDescription();

    private static PushStreamHttpResult Download(string? q, string? state, string? month, string? customer, BrowseInvoices browse, HttpContext http)
    {
        var asked = InvoicesQuestion.Read(q, state, month, customer, null);
        return TypedResults.Stream(async stream =>
        {
            await using var file = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
            await file.WriteAsync(Columns + "\r\n");
            await foreach (var line in browse.AllAsync(asked, http.RequestAborted)) await file.WriteAsync(Line(line));
        }, "text/csv; charset=utf-8", "invoices.csv");
    }

    public static string Line(InvoiceListed line)
    {
        var row = line.Row;
        return CsvText.Line(row.Number ?? "", line.Customer, CsvText.Text(line.Title), row.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture), row.Kind.ToString().ToLowerInvariant(), InvoicesQuestion.Code(row.State), row.Currency.Code,
            Amount(row, row.SubtotalMinor), Amount(row, row.TaxMinor), Amount(row, row.TotalMinor), Amount(row, row.SettledMinor), Instant(row.FinalAt), row.DueOn is { } due ? Show.Machine(due) : "", Instant(row.ClosedAt));
    }

    private static string Amount(InvoiceRow row, long minor) => new Money(minor, row.Currency).Major.ToString("F" + row.Currency.Exponent, CultureInfo.InvariantCulture);

    private static string Instant(DateTime? at) => at is { } known ? Show.Machine(new DateTimeOffset(known)) : "";
}
