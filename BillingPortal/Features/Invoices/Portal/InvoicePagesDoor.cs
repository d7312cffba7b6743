using BillingPortal.Features.Invoices.Admin;
using BillingPortal.Features.Subscriptions.Contracts;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Ui.Navigation;
using BillingPortal.Platform.Ui.Parts;

namespace BillingPortal.Features.Invoices.Portal;

internal static class InvoicePagesDoor
{
    public static void AddInvoicePages(this IServiceCollection services)
    {
        services.AddSingleton<ListInvoices>().AddSingleton<ReadInvoice>().AddSingleton<ReadWhy>().AddSingleton<ReadUpcoming>();
        services.AddSingleton(new OverviewCard(typeof(LatestInvoiceCard), 10));
        services.AddNavigation(NavArea.Portal, new NavItem("Invoices", InvoicePlaces.Page, IconName.Invoice, 30, Policies.Customer));
        services.AddInvoiceDesk();
    }

    public static void MapInvoicePages(this WebApplication app) => app.MapInvoicesFile();
}
