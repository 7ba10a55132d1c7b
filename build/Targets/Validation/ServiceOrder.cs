using AiChef.Targets.Services;

namespace AiChef.Targets.Validation;

/// <summary>A service and those that are deployed before it.</summary>
internal sealed record ServiceOrder(Service Service, IReadOnlyList<Service> Needs);
