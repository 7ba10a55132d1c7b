namespace AiChef.StatesLanguage.Functions;

/// <summary>An argument as written: a literal, a path or a nested call.</summary>
internal abstract record IntrinsicArgument;
