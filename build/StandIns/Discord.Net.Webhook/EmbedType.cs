namespace Discord;

public enum EmbedType
{
    Unknown = -1,
    Rich,
}
