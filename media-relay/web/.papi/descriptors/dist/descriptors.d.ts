export declare const Livestars: Record<string, object>;
