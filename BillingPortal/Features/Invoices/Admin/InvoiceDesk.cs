using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Features.Invoices.Portal;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Ui.Navigation;
using BillingPortal.Platform.Ui.Parts;

namespace BillingPortal.Features.Invoices.Admin;

/// <summary>The staff's half of the pages.</summary>
internal static class InvoiceDesk
{
    public static void AddInvoiceDesk(this IServiceCollection services)
    {
        services.AddSingleton<BrowseInvoices>().AddSingleton<ReadRuns>().AddSingleton<RehearseMonth>();
        services.AddSingleton<ReadCreditLeft>().AddSingleton<ReadBilling>().AddSingleton(new CustomerPanel(typeof(BillingPanel), 18));
        services.AddNavigation(NavArea.Admin, new NavItem("Invoices", InvoicePlaces.AdminPage, IconName.Invoice, 12, Policies.Staff), new NavItem("Closing", InvoicePlaces.Closing, IconName.Clock, 13, Policies.Staff));
    }
}
