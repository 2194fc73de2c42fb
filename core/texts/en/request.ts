/** What is wrong with a request, to stand after the place it is wrong at. */
export const request = {
  faults: {
    json: 'it is not JSON',
    character: 'a character that cannot be stored (a zero byte or half a character)',
    cursor: 'this is not the “next” of a page',
    value: 'a value is out of its range',
    textEmpty: 'a text needs at least one language',
    address: 'this is not an address',
    form: 'the file did not come whole as multipart/form-data',
    dimension: 'the answers cannot be cut by that',
    http: 'this is not HTTP',
    twice: 'it is named twice',
  },
}
