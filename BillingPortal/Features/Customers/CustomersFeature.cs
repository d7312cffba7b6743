using BillingPortal.Features.Customers.Admin;
using BillingPortal.Features.Customers.Api;
using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Privacy;
using BillingPortal.Platform.Ui.Navigation;
using BillingPortal.Platform.Ui.Parts;
using BillingPortal.Platform.Ui.Slots;

namespace BillingPortal.Features.Customers;

/// <summary>Billing profiles, the people who may manage them, and invitations.</summary>
public static class CustomersFeature
{
    public static void AddCustomers(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<ICustomers, MakeProfile>().AddSingleton<ISampleProfiles, MakeSampleProfiles>().AddSingleton<CurrentCustomer>().AddSingleton<Recipients>();
        services.AddSingleton<CreateCustomer>().AddSingleton<ReadCustomer>().AddSingleton<ChangeCustomer>().AddSingleton<ListCustomers>();
        services.AddSingleton<WriteInvitation>().AddSingleton<InviteCustomer>().AddSingleton<LookAtInvitation>().AddSingleton<TakeInvitation>().AddSingleton<AcceptInvitation>().AddSingleton<JoinByInvitation>();
        services.AddHostedService<IndexOlder>().AddSingleton<FindCustomers>().AddSingleton<BrowseCustomers>().AddSingleton<ReadCustomerForStaff>().AddSingleton<ReadTimeline>();
        services.AddSingleton<OpenAsCustomer>().AddSingleton<ReadViewed>().AddSlot<ViewingBanner>(Slot.Banner);
        services.AddPersonalData<PersonalCustomers>().AddSingleton<IPartOfCustomer, DenialsOfCustomer>().AddSingleton(new CustomerPanel(typeof(DenialsPanel), 40));
        services.AddNavigation(NavArea.Admin, new NavItem("Customers", "/admin/customers", IconName.People, 10, Policies.Staff));
    }

    public static void MapCustomers(this WebApplication app)
    {
        app.MapCustomerApi();
        app.MapViewingPosts();
    }
}
