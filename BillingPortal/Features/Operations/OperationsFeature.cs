using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Ui.Navigation;
using BillingPortal.Platform.Ui.Parts;
using BillingPortal.Platform.Audit;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BillingPortal.Features.Operations;

/// <summary>What the seller's staff see and do to keep the portal running.</summary>
public static class OperationsFeature
{
    public static void AddOperations(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<MailList>().AddSingleton<MailView>().AddSingleton<MailSendAgain>();
        builder.Services.TryAddSingleton<AuditTrail>();
        builder.Services.AddNavigation(NavArea.Admin, new NavItem("Mail", "/admin/mail", IconName.Mail, 820, Policies.Staff, "Operations"));
    }
}
