using System.Text.Json.Serialization;

namespace AiChef.LocalCloud.Budgets;

[JsonSerializable(typeof(Budget))]
internal sealed partial class BudgetsJson : JsonSerializerContext;
