using BillingPortal.Platform.Audit;
using BillingPortal.Platform.Email;

namespace BillingPortal.Platform.Privacy;

/// <summary>What the technical rooms keep of people; features add their own.</summary>
public static class PrivacyDoor
{
    public static void AddPrivacy(this WebApplicationBuilder builder) => builder.Services.AddPersonalData<PersonalMails>().AddPersonalData<PersonalAudit>();

    public static IServiceCollection AddPersonalData<T>(this IServiceCollection services) where T : class, IPersonalData => services.AddSingleton<IPersonalData, T>();
}
