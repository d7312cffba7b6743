namespace BillingPortal.Features.Invoices.Documents;

internal static class DocumentsDoor
{
    public static void AddDocuments(this IServiceCollection services) =>
        services.AddSingleton<ReadParties>().AddSingleton<InvoicePaper>().AddSingleton<CreditNotePaper>().AddSingleton<ReadDocument>();

    public static void MapDocuments(this WebApplication app) => app.MapDocumentFiles();
}
