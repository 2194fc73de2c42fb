import type { Like } from '../like.ts'
import type { request as english } from '../en/request.ts'

export const request: Like<typeof english> = {
  faults: {
    json: '不是有效的 JSON',
    character: '含有无法保存的字符（零字节或半个字符）',
    cursor: '不是某一页给出的“next”',
    value: '数值超出范围',
    textEmpty: '文字至少要有一种语言',
    address: '不是有效的地址',
    form: '文件没有以 multipart/form-data 完整送达',
    dimension: '答卷不能按它分组',
    http: '不是有效的 HTTP 请求',
    twice: '重复出现',
  },
}
