namespace BillingPortal.Tests.Architecture.Kit;

/// <summary>One rule of the house: a sentence, and a pure function from the types to those who break it.</summary>
internal sealed record Rule(string Sentence, Func<House, IEnumerable<Offence>> Offences);
