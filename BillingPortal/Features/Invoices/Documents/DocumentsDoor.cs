namespace BillingPortal.Features.Invoices.Documents;

internal static class DocumentsDoor
{
    public static void AddDocuments(this IServiceCollection services)
    {
    }

    public static void MapDocuments(this WebApplication app)
    {
    }
}
