namespace BillingPortal.Features.Customers.Contracts;

/// <summary>What a feature shows of a customer on the staff's page: a component that is a <see cref="CustomerPart"/>. Registered as a singleton in the feature's door.</summary>
/// <param name="Order">Small numbers stand first.</param>
public sealed record CustomerPanel(Type Component, int Order);
