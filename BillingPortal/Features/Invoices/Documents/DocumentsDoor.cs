namespace BillingPortal.Features.Invoices.Documents;

internal static class DocumentsDoor
{
    public static void AddDocuments(this IServiceCollection services)
    {
        services.AddSingleton<ReadParties>();
    }

    public static void MapDocuments(this WebApplication app)
    {
    }
}
