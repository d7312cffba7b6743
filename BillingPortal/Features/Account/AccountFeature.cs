using BillingPortal.Features.Account.Admin;
using BillingPortal.Features.Account.Contracts;
using BillingPortal.Features.Account.Emails;
using BillingPortal.Features.Account.Portal;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Privacy;
using BillingPortal.Platform.Ui.Navigation;
using BillingPortal.Platform.Ui.Parts;
using BillingPortal.Platform.Ui.Slots;
using BillingPortal.Platform.Verbs;

namespace BillingPortal.Features.Account;

/// <summary>Signing up and in, one's own account, and the people that staff look after.</summary>
public static class AccountFeature
{
    public static void AddAccount(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<AccountLetters>().AddSingleton<Tries>().AddSingleton<NewPassword>().AddSingleton<ProveOwner>().AddSingleton<LookAtLink>();
        services.AddSingleton<SignUp>().AddSingleton<ConfirmAddress>().AddSingleton<SignIn>().AddSingleton<AskReset>().AddSingleton<ResetPassword>();
        services.AddSingleton<ReadOwnAccount>().AddSingleton<ChangeName>().AddSingleton<ChangePassword>().AddSingleton<AskEmailChange>().AddSingleton<ConfirmEmailChange>();
        services.AddSingleton<StaffDeed>().AddSingleton<ListPeople>().AddSingleton<ChangeRole>().AddSingleton<LockPerson>().AddSingleton<UnlockPerson>();
        services.AddSingleton<EndSessionsOf>().AddSingleton<ResendConfirmation>().AddSingleton<CreateStaff>().AddSingleton<MailLimit>().AddScoped<PersonDeeds>();
        services.AddSingleton<Landing>().AddSingleton<SamplePeople>().AddSingleton<ISampleCustomers>(p => p.GetRequiredService<SamplePeople>()).AddSingleton<SignInAsSample>().AddSingleton<MakeSamplePeople>();
        services.AddHostedService(p => p.GetRequiredService<MakeSamplePeople>()).AddSingleton<IAnnounced>(p => p.GetRequiredService<MakeSamplePeople>());
        services.AddSingleton<ExportMyData>().AddSingleton<EraseMe>().AddPersonalData<PersonalAccount>();
        services.AddSlot<UserMenu>(Slot.UserMenu);
        services.AddNavigation(NavArea.Account, new NavItem("Account", "/account", IconName.Person, 10, Policies.SignedIn), new NavItem("Your data", "/account/data", IconName.Download, 20, Policies.SignedIn));
        services.AddNavigation(NavArea.Admin, new NavItem("People", "/admin/people", IconName.People, 60, Policies.Staff, Group: "Access"));
    }

    public static void MapAccount(this WebApplication app)
    {
        app.MapAccountPosts();
        app.MapDataFile();
    }
}
