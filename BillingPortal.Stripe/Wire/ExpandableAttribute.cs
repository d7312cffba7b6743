namespace Stripe.Wire;

/// <summary>
/// The field is an id or the object itself. On an object: its neighbour with "Id" behind the name takes the id in either case.
/// On a text whose name ends in "Id": the object is not read, only its id.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ExpandableAttribute : Attribute;
