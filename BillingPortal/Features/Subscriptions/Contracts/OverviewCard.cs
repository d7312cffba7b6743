namespace BillingPortal.Features.Subscriptions.Contracts;

/// <summary>What a feature shows on the overview of a customer who has a plan: a component without parameters. Registered as a singleton in the feature's door.</summary>
/// <param name="Order">Small numbers stand first.</param>
public sealed record OverviewCard(Type Component, int Order);
