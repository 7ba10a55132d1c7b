namespace AiChef.Functions.Settings;

/// <summary>A setting has a value that means nothing. The value itself is not told.</summary>
public sealed class InvalidSettingException(Setting setting, string message)
    : Exception($"The setting {setting} {message}");
