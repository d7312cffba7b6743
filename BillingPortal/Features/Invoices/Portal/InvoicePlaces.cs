using System.Globalization;

namespace BillingPortal.Features.Invoices.Portal;

/// <summary>Addresses of the pages about invoices.</summary>
internal static class InvoicePlaces
{
    public const string Page = "/invoices";
    public const string Details = "/invoice-details";
    public const string AdminPage = "/admin/invoices";
    public const string AdminFile = AdminPage + ".csv";
    public const string Closing = "/admin/closing";

    /// <summary>Of one invoice, for its customer or for staff.</summary>
    public static string Of(string publicId, bool staff = false) => $"{(staff ? AdminPage : Page)}/{publicId}";

    /// <summary>The document, the same address for everybody who may read it.</summary>
    public static string Pdf(string publicId) => Of(publicId) + "/pdf";

    public static string CreditNotePdf(string publicId) => $"/credit-notes/{publicId}/pdf";

    /// <summary>The events of usage of these days, as the customer or as staff see them.</summary>
    public static string Events(DateOnly from, DateOnly to, string? customer = null) => customer is null
        ? $"/usage/events?from={Written(from)}&to={Written(to)}"
        : $"/admin/usage/events?customer={Uri.EscapeDataString(customer)}&from={Written(from)}&to={Written(to)}";

    private static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
